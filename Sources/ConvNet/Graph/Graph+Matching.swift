extension Graph {
  /// Finds the place of every tensor of a `state_dict`.
  ///
  /// Names that begin with what a wrapper puts before them (`module.`, `_orig_mod.`, `model.`) are
  /// taken without it where most of them do and fit so; what a checkpoint keeps beside them has no
  /// use then. ``StateMatching`` says what fits.
  /// - Returns: the tensors by `alias.parameter`, what was taken off their names, and the names that
  ///   are of no use.
  /// - Throws: ``WeightMismatch`` with all that does not fit.
  public func matching(
    _ state: NamedTensors
  ) throws(WeightMismatch) -> (weights: Parameters, prefix: String, unused: [String]) {
    let matching = StateMatching(self)
    var mismatch: WeightMismatch
    do throws(WeightMismatch) { return (try matching.weights(state.tensors), "", []) } catch {
      mismatch = error
    }
    var (tensors, prefix) = (state.tensors, "")
    var bare: [(name: String, tensor: Tensor)] = []
    while let wrapper = Graph.wrappers.first(where: { wrapper in
      tensors.count { $0.name.hasPrefix(wrapper) } * 2 > tensors.count
    }) {
      bare += tensors.filter { !$0.name.hasPrefix(wrapper) }
      tensors = tensors.filter { $0.name.hasPrefix(wrapper) }
        .map { (String($0.name.dropFirst(wrapper.count)), $0.tensor) }
      prefix += wrapper
      let names = Set(tensors.map(\.name))
      do throws(WeightMismatch) {
        let others = bare.filter { !names.contains($0.name) }
        let (weights, unused) = try matching.weights(tensors, beside: others)
        return (weights, prefix, unused + bare.map(\.name).filter(names.contains))
      } catch {
        // The one that is nearer to fitting tells more.
        if error.missing.count < mismatch.missing.count { mismatch = error }
      }
    }
    throw mismatch
  }

  /// What wrappers put before all of some names; empty where it is nothing.
  public static func wrapper(of names: [String]) -> String {
    var prefix = ""
    while !names.isEmpty,
      let next = wrappers.first(where: { next in
        names.allSatisfy { $0.hasPrefix(prefix + next) && $0.count > prefix.count + next.count }
      })
    {
      prefix += next
    }
    return prefix
  }

  /// The names under which DataParallel, torch.compile and Lightning keep a module.
  private static let wrappers = ["module.", "_orig_mod.", "model."]
}

extension StateMatching {
  /// - Returns: the weights, and the names of the others that are of no use.
  fileprivate func weights(
    _ state: [(name: String, tensor: Tensor)], beside others: [(name: String, tensor: Tensor)]
  ) throws(WeightMismatch) -> (Parameters, unused: [String]) {
    do throws(WeightMismatch) { return (try weights(state + others), []) } catch {
      let unused = Set(error.unexpected).intersection(others.map(\.name))
      guard !unused.isEmpty else { throw error }
      let used = others.filter { !unused.contains($0.name) }
      return (try weights(state + used), others.map(\.name).filter(unused.contains))
    }
  }
}
