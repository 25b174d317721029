import ConvSession
import ConvStage
import ConvWork
import Testing

/// The wrong answers that learners are most likely to give, of every question of the lessons: each
/// is told where it comes from, or on purpose that it is another number. Of questions without a row
/// the near misses are, and none of them is just another number.
@Suite struct DiagnosisTableTests {
  /// A part of what is said; nil: that it is another one, and no more.
  private typealias Row = (answer: String, said: String?)

  private static let table: [String: [Row]] = [
    "walk-it-once#shapes": [
      ("4", "come in from pool"), ("3", "rows and columns"), ("54", "54 numbers in all"),
      ("9", "numbers are in each map"), ("222", "weights and biases"), ("5", "maps of pool"),
      ("1", "one grid"), ("10", nil), ("8", nil), ("12", nil),
    ],
    "walk-it-once#maps": [
      ("0", "Map 0 is above 0 where"), ("2", "top edges"), ("3", "bottom edges"),
      ("4", "counted from 0"), ("-4", "a number in map 0"), ("5", nil), ("6", nil), ("10", nil),
      ("100", nil), ("-1", nil),
    ],
    "walk-it-once#product": [
      ("3", "One number is still missing"), ("-6", "nine times"), ("4", "bias is taken away"),
      ("-4", "half a turn"), ("-2", "signs alone"), ("6", "added up as it is"),
      ("5", "added up as it is"), ("0.33", "divided"), ("-1", "the bias alone"),
      ("0", "weights of 1"), ("1", "one product alone"), ("9", nil),
    ],
    "walk-it-once#foresee": [("2", "nothing on the left")],
    "a-picture-is-a-grid-of-numbers#count": [
      ("24", "numbers of its own"), ("12", "in one row"), ("48", "how many are bright"),
      ("96", "are dark"), ("1", "one grid"), ("432", "in colour"), ("13", nil), ("100", nil),
      ("143", nil), ("121", nil),
    ],
    "a-picture-is-a-grid-of-numbers#colour": [
      ("144", "one grid"), ("147", "not added"), ("36", "one row"), ("27", "not added"),
      ("288", "two grids"), ("576", "a fourth grid"), ("15", nil), ("48", nil), ("3", nil),
      ("433", nil),
    ],
    "a-picture-is-a-grid-of-numbers#readers": [
      ("9", "How many maps"), ("4", "more than one"), ("400", "the whole picture"),
      ("24", "would change"), ("100", "in one map"), ("12", "three windows"),
      ("1", "four maps"), ("72", "Twice"), ("40", nil), ("25", nil),
    ],
    "a-picture-is-a-grid-of-numbers#corner": [
      ("1", "How many maps"), ("36", "hang over the edge"), ("16", "one row and one column"),
      ("9", "wholly inside"), ("0", "does cover it"), ("400", "the whole picture"),
      ("2", "one place only"), ("3", nil), ("8", nil), ("12", nil),
    ],
    "a-picture-is-a-grid-of-numbers#foresee": [("1", "nine neighbours")],
    "a-picture-is-a-grid-of-numbers#signal": [
      ("2", "two steps"), ("1", "goes down"), ("16", "signal are high"), ("58", "So many are 0"),
      ("62", "all of them"), ("6", "three wide"), ("0", "Not all"), ("3", nil), ("64", nil),
      ("8", nil),
    ],
    "one-kernel-slides#first": [
      ("1", "One number is still missing"), ("-8", "nine times"), ("2", "bias is taken away"),
      ("-2", "half a turn"), ("0.11", "divided"), ("-0.89", "divided"), ("-1", "the bias alone"),
      ("3", nil), ("9", nil), ("-9", nil),
    ],
    "one-kernel-slides#stroke": [
      ("-3", "One number is still missing"), ("-12", "nine times"), ("2", "half a turn"),
      ("4", "signs alone"), ("-2", "bias is taken away"), ("-0.33", "divided"),
      ("-1.33", "divided"), ("6", "added up as it is"), ("5", "added up as it is"),
      ("-1", "the bias alone"), ("0", nil), ("3", nil),
    ],
    "one-kernel-slides#flat": [
      ("0", "One number is still missing"), ("-9", "nine times"), ("1", "signs alone"),
      ("2", "only the products above 0"), ("-3", "only the products above 0"),
      ("-2", "only the products above 0"), ("6", "added up as it is"), ("5", "added up as it is"),
      ("-10", nil), ("3", nil),
    ],
    "one-kernel-slides#size": [
      ("12x12", "one cell for each pixel"), ("11x11", "three wide"), ("4x4", "side by side"),
      ("9x9", "before its first move"), ("13x13", nil), ("3x3", nil), ("14x14", nil),
      ("10x12", nil), ("12x10", nil), ("8x8", nil),
    ],
    "one-kernel-slides#where": [
      ("5 9", "middle of the window"), ("6 10", "last pixel"), ("8 4", "turned them round"),
      ("4 10", "Row 4 is right"), ("6 8", "Column 8 is right"), ("5 8", "Column 8 is right"),
      ("4 9", "Row 4 is right"), ("0 0", nil), ("9 5", nil), ("4 7", nil),
    ],
    "one-kernel-slides#shared": [
      ("88360", "how much work"), ("79524", "products are computed"), ("8836", "come out"),
      ("640", "64 times"), ("9", "And the bias"), ("40", "all four maps"),
      ("9216", "So many pixels"), ("18", "one bias for the kernel"), ("1", "how many weights"),
      ("94", nil),
    ],
    "turn-an-edge-on#bright": [
      ("6", "One number is left"), ("7", "Which way"), ("8", "three are 0"),
      ("-1", "cancel out"), ("-3", "added once"), ("9", "Nine pixels"), ("0", "balance the bias"),
      ("2", "one column"), ("3", nil), ("4", nil),
    ],
    "turn-an-edge-on#who": [("2", "nobody could write millions")],
  ]

  @Test(arguments: ShippedLessons.files)
  func `the ten likeliest wrong answers are told where they come from`(_ file: String) throws {
    let lesson = try ShippedLessons.lesson(file)
    for start in try LessonStart.all(file) {
      if case .goal = start.question.kind { continue }
      let name = "\(lesson.id)#\(start.step.id)"
      let isChoice = if case .choice = start.question.kind { true } else { false }
      guard let rows = Self.table[name] else {
        // Where there is no row the lesson's own near misses are the likeliest.
        #expect(isChoice || start.question.refuse.count >= 2, "\(name)")
        for answer in start.question.refuse {
          let text = try #require(try start.feedback(to: answer)?.text, "\(name): \(answer)")
          #expect(!text.contains("It is another"), "\(name): \(answer) gets \(text)")
        }
        continue
      }
      #expect(isChoice || rows.count >= 10, "\(name)")
      for row in rows {
        let feedback = try #require(try start.feedback(to: row.answer), "\(name): \(row.answer)")
        #expect(feedback.kind == .wrong, "\(name): \(row.answer)")
        let text = feedback.text.split(separator: "\n").joined(separator: " ")
        let isPlain = text.contains("It is another") || text.contains("You pointed at")
        #expect(isPlain == (row.said == nil), "\(name): \(row.answer) gets \(text)")
        if let said = row.said {
          #expect(text.contains(said), "\(name): \(row.answer) gets \(text)")
        }
      }
    }
  }
}
