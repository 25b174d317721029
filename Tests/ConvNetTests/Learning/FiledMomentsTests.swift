import ConvNet
import Testing

struct FiledMomentsTests {
  private func steps(_ files: [String]) -> [Int] {
    FiledMoments(folder: "f", files: files).moments.map(\.step)
  }

  @Test func `files stand in the order of their numbers, not of their letters`() {
    let filed = FiledMoments(
      folder: "f", files: ["step-100.npz", "step-20.npz", "step-3.npz", "model.onnx"])
    #expect(filed.moments.map(\.step) == [3, 20, 100])
    #expect(filed.moments.map(\.file) == ["f/step-3.npz", "f/step-20.npz", "f/step-100.npz"])
    #expect(filed[20]?.file == "f/step-20.npz" && filed[21] == nil)
    #expect(steps(["resnet18-e10.pt", "resnet18-e9.pt"]) == [9, 10])
    // Where the last number begins anew they are counted.
    #expect(steps(["e1-b5.pt", "e2-b5.pt", "e1-b9.pt"]) == [0, 1, 2])
    #expect(steps(["e99999999999999999999.pt", "a.pt"]) == [])
  }
}
