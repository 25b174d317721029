/// Why operators of the standard have no row in the table.
extension Operators {
  /// The reason why an operator is not computed, in a sentence.
  static func refusal(of operation: String, _ domain: String, version: Int) -> String {
    let set = domain.isEmpty ? "" : " of \(domain.shortened)"
    let why = domain.isEmpty ? reasons[operation].map { ": \($0)" } ?? "" : ""
    return "\(operation.shortened)\(set), version \(version), is not computed here\(why)"
  }

  /// Half a sentence each, to stand behind a colon.
  private static let reasons: [String: String] = [
    "NonMaxSuppression": manyResults, "Unique": manyResults,
    "Loop": repeated, "Scan": repeated,
    "SequenceConstruct": sequence, "SequenceEmpty": sequence, "SequenceInsert": sequence,
    "SequenceAt": sequence, "SequenceErase": sequence, "SequenceLength": sequence,
    "SequenceMap": sequence, "SplitToSequence": sequence, "ConcatFromSequence": sequence,
    "RandomNormal": random, "RandomUniform": random, "RandomNormalLike": random,
    "RandomUniformLike": random, "Bernoulli": random, "Multinomial": random,
    "StringNormalizer": text, "StringConcat": text, "StringSplit": text, "RegexFullMatch": text,
    "TfIdfVectorizer": text,
  ]
  private static let manyResults =
    "how many results it has depends on the data, and every layer here has one shape"
  private static let repeated =
    "it runs a graph of its own again and again, and every layer here is computed once"
  private static let sequence = "it makes lists of tensors, and a layer's output is one tensor here"
  private static let random =
    "its numbers are drawn anew each time, so that no two passes are alike"
  private static let text = "it works on text, and every value here is numbers"
}
