import ConvNet
import ConvSession

extension Screen {
  /// A layer as the matrix that it is.
  static let matrix = Screen(
    .matrix, "the layer as a matrix, beside an unshared and a dense one",
    needs: { session, _ in
      guard let layer = MatrixPane.layer(session) else { return [] }
      return Need.weights(of: layer, in: session.subject)
        + [.about(session.subject, .weightStatistics(layer))]
    }, isLab: true, body: { MatrixPane(view: $0) })
}
