extension Numerals {
  /// For a sum and the mean that it is divided into: one number of decimals for both, as many as it
  /// takes for the sum as it is written to give the mean as it is written.
  init(mean sheet: TermSheet) {
    let least = sheet.numerals.decimals == 0 ? 0 : max(2, sheet.numerals.decimals)
    guard let sum = sheet.sumSoFar, sum.isFinite, sheet.divisor != 0 else {
      self.init(decimals: max(2, least))
      return
    }
    self.init(sum, dividedBy: sheet.divisor, atLeast: least)
  }

  /// - Parameter least: decimals of the sum at least; a mean that is not whole has two.
  init(_ sum: Double, dividedBy divisor: Double, atLeast least: Int) {
    let mean = sum / divisor
    let isWhole = sum.rounded() == sum && mean.rounded() == mean && least == 0
    let start = isWhole ? 0 : max(2, least)
    let fitting = (start..<start + 3).first { decimals in
      let numerals = Numerals(decimals: decimals)
      return numerals.text(numerals.rounded(sum) / divisor) == numerals.text(mean)
    }
    self.init(decimals: fitting ?? start + 2)
  }
}
