import ConvNet
import ConvSession

extension Painter {
  /// What was done to the picture's numbers before the first layer read them; empty where nothing
  /// was.
  var wayInWords: [Words] {
    session.subject.preprocessing.map { ["\(label: "On the way in: ")\($0)"] } ?? []
  }
}
