import ConvNet
import ConvSession

extension Screen {
  /// How the channels of a convolution are added up to a map.
  static let channels = Screen(
    .channels, "add a map up, channel by channel; groups leave some out",
    needs: { session, interaction in
      guard let layer = ChannelsChoice.layer(session) else { return [] }
      let choice = interaction.channels.atHand(session, layer)
      let subject = session.subject
      let nodes = session.network.nodes
      return [
        .about(subject, .contributions(layer: layer, map: choice.map)),
        .about(subject, .activation(layer)), .about(subject, .activation(nodes[layer].inputs[0])),
      ] + Need.weights(of: layer, in: subject)
    }, isLab: true, body: { ChannelsPane(view: $0) })
}
