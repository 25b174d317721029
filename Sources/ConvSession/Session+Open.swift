import ConvNet

extension Session {
  /// `needs(of:)` has been met.
  mutating func open(_ open: OpenCommand, _ results: Results) throws(CommandError) {
    switch open {
    case .open, .network:
      guard let request = open.request,
        case .success(let network)? = results[NetworkInquiry(request.undigested)],
        case .success(let picture)? = results[
          PictureInquiry(Shipped.defaultPicture(for: network), network.pictureForm)]
      else { throw .unavailable("the network is not there yet") }
      if let digest = request.digest, digest != "\(network.digest)" {
        throw .otherFile(request.model, digest: network.digest)
      }
      past.append(subject)
      undone = []
      subject = Subject(network, picture)
      (place, compared) = (Place(), nil)
    case .input(let name):
      let picture = try results.known(
        PictureInquiry(Shipped.name(of: name), network.pictureForm))
      if let digest = Shipped.digest(of: name), digest != "\(picture.digest)" {
        throw .otherFile(Shipped.name(of: name), digest: picture.digest)
      }
      var other = subject
      (other.picture, other.strokes) = (picture, [])
      change(other)
    }
  }

  mutating func stroke(
    _ command: StrokeCommand, _ results: Results
  ) throws(CommandError) {
    let shape = network.pictureShape
    guard shape.rank == 3 else { throw .unavailable("only a picture can be changed like this") }
    var changed = subject
    switch command {
    case .paint(let row, let column, let value, let channel):
      guard row < shape.height, column < shape.width else {
        throw .outsidePicture(row: row, column: column, shape)
      }
      guard channel ?? 0 < shape.channels else {
        throw .outOfRange("a channel", "from 0 to \(shape.channels - 1)")
      }
      guard (0...1).contains(value) else { throw .outOfRange("a value", "from 0 to 1") }
      changed.strokes.append(.paint(row: row, column: column, value: value, channel: channel))
    case .shift(let rows, let columns):
      changed.strokes.append(.shift(rows: rows, columns: columns))
    case .turn(let degrees): changed.strokes.append(.turn(degrees: degrees))
    case .noise(let deviation):
      // The seed is in the session: the same strokes give the same noise.
      changed.strokes.append(
        .noise(deviation: deviation, seed: UInt64(7 + changed.strokes.count)))
    case .shuffle(let seed): changed.strokes.append(.shuffle(seed: seed))
    case .resize(let height, let width):
      let size: Shape
      do { size = try Shape(checking: [shape.channels, height, width]) } catch {
        throw .notASize("\(height)x\(width)")
      }
      changed.origin = .opened(try network(for: size, results))
      changed.strokes.append(.resize(height: height, width: width))
    }
    change(changed)
  }
}
