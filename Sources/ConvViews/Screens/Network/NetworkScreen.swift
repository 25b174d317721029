import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let network = Screen(
    .network, needs: { session, interaction in session.funnelNeeds(interaction) },
    takesMargins: true,
    body: { NetworkPane(view: $0) })
}
