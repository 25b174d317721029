import ConvNet
import ConvSession

/// What is worth doing next with the network at hand, as commands: nothing that it has not.
struct NextThings {
  struct Thing {
    let command: String
    let label: String
  }
  private let view: View
  private var network: Network { view.network }

  init(_ view: View) { self.view = view }

  /// All of them, the nearest first.
  var all: [Thing] {
    let mine = Thing(command: "input photo.jpg", label: "a picture of your own")
    return [numberOfPooling, answer, silence, otherPicture].compactMap { $0 }
      + (network.input.shape.rank == 3 ? [mine] : []) + [otherNetwork].compactMap { $0 }
  }

  /// A number of a layer that learns nothing: how the grid gets smaller.
  private var numberOfPooling: Thing? {
    let node = network.nodes.first {
      !$0.isInput && $0.ladder.has(.map) && $0.shape.rank == 3 && $0.layer.window != nil
        && $0.parameterCount == 0
    }
    return node.map {
      Thing(command: "goto \($0.alias)[0,0,0]", label: "one number, from the inside")
    }
  }

  /// The number that decides what the network says.
  private var answer: Thing? {
    let last = network.nodes[network.last]
    guard network.last > 0, last.shape.rank == 1,
      let best = view.scene.prediction().value?.best
    else { return nil }
    return Thing(
      command: "goto \(last.alias)[\(best.index)]", label: "how \(last.alias) makes the answer")
  }

  /// Silencing a map is the shortest way to break something.
  var silence: Thing? {
    let layer = network.nodes.first {
      $0.ladder.has(.map) && $0.parameterCount > 0 && $0.shape.channels > 1
    }
    return layer.map {
      Thing(command: "mute \($0.alias)[1]", label: "breaks a kernel; u takes it back")
    }
  }

  var otherPicture: Thing? {
    let now = view.session.subject.picture.name
    return Shipped.pictureNames(for: network).first { $0 != now }
      .map { Thing(command: "input \($0)", label: "another picture") }
  }

  /// The network that ships after this one.
  private var otherNetwork: Thing? {
    let names = Shipped.names
    let index = names.firstIndex(of: network.name).map { ($0 + 1) % names.count } ?? 0
    guard names.indices.contains(index), names[index] != network.name else { return nil }
    return Thing(command: "open \(names[index])", label: "another network")
  }
}
