import ConvNet

/// Which picture excites a map most.
extension Session {
  /// Judges which picture was chosen by what the network makes of each.
  func excites(
    _ text: String, _ asked: ExcitesQuestion, _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict {
    guard let chosen = Session.choice(text, among: asked.pictures) else {
      throw .unavailable("choose from 1 to \(asked.pictures.count)")
    }
    let right = try right(of: asked, results)
    if chosen == right { return self.right(question) }
    if let said = try wrong("\(chosen + 1)", question, results) { return said }
    let numbers = asked.numbers(in: wholeScene(results)) ?? []
    let text = numbers.indices.contains(chosen) ? Float(numbers[chosen]).rounded(to: 2) : "less"
    return Verdict(
      isRight: false,
      words: "It comes to \(text) in \(asked.pictures[chosen]), and to more elsewhere.")
  }
  func right(
    of asked: ExcitesQuestion, _ results: Results
  ) throws(CommandError) -> Int {
    let scene = wholeScene(results)
    try results.require(asked.needs(in: scene.session, results))
    guard let right = asked.right(in: scene) else {
      throw .unavailable("no picture excites \(asked.place.text) more than all others")
    }
    return right
  }
}

extension Float {
  /// With so many decimals at most.
  fileprivate func rounded(to decimals: Int) -> String {
    let scale = Float(sign == .minus ? -1 : 1)
    var power: Float = 1
    for _ in 0..<decimals { power *= 10 }
    return (scale * (magnitude * power).rounded() / power).commandText
      .replacing("-", with: "−")
  }
}
