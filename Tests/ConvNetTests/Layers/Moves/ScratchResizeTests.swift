import ConvNet
import Foundation
import Testing
@Suite struct ScratchResizeTests {
  @Test func all() throws {
    let text = try String(contentsOfFile: "/tmp/moves_resize.txt", encoding: .utf8)
    var bad: [String: Int] = [:]; var total: [String:Int] = [:]; var shown: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      let w = parts[0].split(separator: " ").map(String.init)
      let scales = parts[1].split(separator: " ").map { Float($0)! }
      let roi = parts[2].split(separator: " ").map { Float($0)! }
      let x = parts[3].split(separator: " ").map { Float($0)! }
      let y = parts[4].split(separator: " ").map { Float($0)! }
      let mode: Resampling.Mode = w[0] == "nearest" ? .nearest(.init(rawValue: w[5])!) : w[0] == "linear" ? .linear : .cubic(a: Double(w[4])!)
      let r = Resampling(mode, .init(rawValue: w[1])!, excludesOutside: w[3] == "1", antialiases: w[2] == "1", extrapolation: 7)
      let (h, wd) = (Int(w[6])!, Int(w[7])!)
      let axes = try ResizedAxis.axes(of: Shape(h, wd), sizes: scales.isEmpty ? [Int(w[8])!, Int(w[9])!] : nil, scales: scales.isEmpty ? nil : scales, roi: roi.isEmpty ? nil : [roi[0], roi[2], roi[1], roi[3]])
      let layer = Interpolation(axes, r)
      let key = "\(w[0]) \(w[1]) aa\(w[2]) ex\(w[3]) \(w[0] == "nearest" ? w[5] : "")"
      total[key, default: 0] += 1
      let out = layer.forward([Tensor(Shape(h, wd), x)])
      let ok = out.elements.count == y.count && zip(out.elements, y).allSatisfy { abs($0 - $1) < 2e-5 || ($0.isNaN && $1.isNaN) }
      if !ok { bad[key, default: 0] += 1; shown[key, default: 0] += 1
        if shown[key]! <= 1 { print("BAD", parts[0], parts[1], parts[2], "\n  x", x, "\n  ours", out.elements, "\n  ort ", y) } }
    }
    for (k, v) in total.sorted(by: { $0.key < $1.key }) { print(k, v, "bad", bad[k] ?? 0) }
  }
}
