/// `y = min(max(x, low), high)` with 0 between the bounds: straight lines in place of a tangent.
/// PyTorch's `Hardtanh`, whose bounds are −1 and 1 where nothing is said; ONNX's `Clip`. A clip with
/// 0 at or beyond a bound, such as ReLU6, is none.
extension WrittenForm {
  public static let hardtanh = WrittenForm(
    "hardtanh", usage: "hardtanh [LOW HIGH]",
    line: { function in
      guard case .clip(let low, let high) = function, low < 0, high > 0, low.isFinite,
        high.isFinite
      else { return nil }
      return low == -1 && high == 1 ? "" : "\(Float(low)) \(Float(high))"
    },
    read: { (words, _) throws(LineError) in
      guard words.next != nil else { return Pointwise(.clip(low: -1, high: 1)) }
      let low = try words.decimal("the lower bound", in: -1000...(-0.001))
      let high = try words.decimal("the upper bound", in: 0.001...1000)
      return Pointwise(.clip(low: Double(low), high: Double(high)))
    })
}
