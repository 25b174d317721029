import ArgumentParser
import ConvSession
import Foundation

/// The first argument where it is none of the subcommands, but nearly one.
struct MistypedCommand: CustomStringConvertible {
  private let typed: String
  private let meant: String

  /// Nil where the first argument is a subcommand, a network or a file, or like none of them.
  init?(_ arguments: [String]) {
    guard let first = arguments.first else { return nil }
    if first == "help", arguments.count > 1 {
      self.init(arguments[1], among: Convscope.configuration.subcommands)
    } else if first == LessonCommandLine.configuration.commandName, arguments.count > 1 {
      self.init(arguments[1], among: LessonCommandLine.configuration.subcommands)
    } else {
      self.init(first, among: Convscope.configuration.subcommands)
    }
  }

  private init?(_ word: String, among commands: [any ParsableCommand.Type]) {
    let names = commands.compactMap { $0.configuration.commandName } + ["help"]
    guard word.count > 2, word.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }),
      !word.hasPrefix("-"), !names.contains(word), !Shipped.names.contains(word),
      !FileManager.default.fileExists(atPath: word)
    else { return nil }
    let most = word.count > 4 ? 2 : 1
    let near = names.map { (name: $0, steps: MistypedCommand.steps(from: word, to: $0)) }
      .min { $0.steps < $1.steps }
    guard let near, near.steps <= most else { return nil }
    (typed, meant) = (word, near.name)
  }

  var description: String {
    "there is no command \(typed), nor a network or a file of this name; did you mean \(meant)?"
  }

  /// How many letters have to be put in, taken out, changed or swapped with their neighbours.
  private static func steps(from first: String, to second: String) -> Int {
    let (a, b) = (Array(first.lowercased()), Array(second))
    var rows = [Array(0...b.count)]
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var least = min(rows[i][j + 1], row[j]) + 1
        least = min(least, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
