import ConvNet
import ConvSession

extension Screen {
  /// The picture as a canvas, and what the network makes of it.
  static let paint = Screen(
    .paint, "paint into the picture, and the whole network answers",
    needs: { session, _ in
      var opened = session.subject
      opened.strokes = []
      let last = session.network.last
      let was: [Need] =
        opened.picture.pixels.shape == session.network.pictureShape
        ? [.about(opened, .activation(last))] : []
      return PaintPane.layers(session.network).map { .about(session.subject, .activation($0)) }
        + was
    }, isLab: true, body: { PaintPane(view: $0) })
}
