extension Question {
  /// The same with the paths of the files that its commands name changed.
  func mappingFiles(_ path: (String) -> String) -> Question {
    Question(
      kind: kind, hints: hints, wrong: wrong, refuse: refuse, solution: solution, praise: praise,
      then: then.map { $0.mappingFiles(path) }, place: place, shows: shows, builds: builds,
      shown: shown, marks: marks)
  }

  /// The same about something else.
  func asking(_ kind: Kind) -> Question {
    Question(
      kind: kind, hints: hints, wrong: wrong, refuse: refuse, solution: solution, praise: praise,
      then: then, place: place, shows: shows, builds: builds,
      shown: shown, marks: marks)
  }

  /// The solution as it is told to a learner.
  public func told(_ solution: String) -> String {
    switch kind {
    case .goal:
      let lines = solution.split(separator: "\n").joined(separator: ", then ")
      return "One way, typed behind a colon: \(lines)"
    case .choice(let choices, let right): return "It is \(right + 1): \(choices[right])."
    case .excites(let asked):
      let name = Int(solution).flatMap { number in
        asked.pictures.indices.contains(number - 1) ? asked.pictures[number - 1] : nil
      }
      return "It is \(solution)\(name.map { ": \($0)" } ?? "")."
    case .cell: return "It is row \(solution.replacing(" ", with: ", column "))."
    case .text: return "It is \(solution)."
    case .number, .predict: return "It is \(solution.replacing("-", with: "−"))."
    case .shape: return "It is \(solution.replacing("x", with: "×"))."
    }
  }
}
