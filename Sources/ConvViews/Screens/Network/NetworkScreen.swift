import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let network = Screen(
    .network, "all layers as a funnel, from the picture to the answer",
    needs: { session, interaction in session.funnelNeeds(interaction) },
    takesMargins: true,
    body: { NetworkPane(view: $0) })
}
