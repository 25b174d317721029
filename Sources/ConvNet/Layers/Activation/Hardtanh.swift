/// `y = min(max(x, low), high)`: with 0 between the bounds straight lines in place of a tangent.
/// PyTorch's `Hardtanh`, whose bounds are −1 and 1 where nothing is said, and its `ReLU6`; ONNX's
/// `Clip` where both bounds are given and the lower one is below the upper one.
extension WrittenForm {
  /// A bound that is farther away bounds nothing.
  private static let farthest: Float = 1e30

  public static let hardtanh = WrittenForm(
    "hardtanh", usage: "hardtanh [LOW HIGH]",
    line: { function in
      guard case .clip(let low, let high) = function, Float(low) < Float(high),
        low >= -Double(WrittenForm.farthest), high <= Double(WrittenForm.farthest)
      else { return nil }
      return low == -1 && high == 1 ? "" : "\(Float(low)) \(Float(high))"
    },
    read: { (words, _) throws(LineError) in
      guard words.next != nil else { return Pointwise(.clip(low: -1, high: 1)) }
      let all = -WrittenForm.farthest...WrittenForm.farthest
      let low = try words.decimal("the lower bound", in: all)
      let place = words.next
      let high = try words.decimal("the upper bound", in: all)
      guard low < high else {
        throw LineError(.notAbove("the upper bound", low), at: place?.range ?? 0..<0)
      }
      return Pointwise(.clip(low: Double(low), high: Double(high)))
    })
}
