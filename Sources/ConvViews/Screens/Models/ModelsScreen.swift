import ConvNet
import ConvSession

extension Screen {
  /// Two models held against each other.
  static let models = Screen(
    .models, "a second model beside this one: which layers and weights differ",
    needs: { session, _ in
      ModelComparisonInquiry(session).map { [Need($0)] } ?? []
    }, body: { ModelsPane(view: $0) })
}
