/// `da = dy · bᵀ` and `db = aᵀ · dy`, for every pair of matrices.
extension MatMul: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.emptyInputs()
    try work.eachSample { (work) throws(Cancelled) in
      let plan = acceptedPlan(work.inputShapes)
      let (first, second) = (operands.source(0), operands.source(1))
      let (firsts, seconds) = (work.sums(of: first), work.sums(of: second))
      for matrix in 0..<plan.leading.count {
        try work.checkpoint(Double(matrix) / Double(plan.leading.count))
        let place = plan.leading.element(at: matrix)
        let left = plan.first.offset(plan.matrix(plan.first, place)) * plan.rows * plan.inner
        let right =
          plan.second.offset(plan.matrix(plan.second, place)) * plan.inner * plan.columns
        let gradient = Matrix(
          work.gradient.start + matrix * plan.rows * plan.columns, rows: plan.rows,
          columns: plan.columns)
        if let firsts {
          let second = Matrix(
            work[second].start + right, rows: plan.inner, columns: plan.columns)
          Matrix(firsts + left, rows: plan.rows, columns: plan.inner)
            .add(gradient, second.turned)
        }
        if let seconds {
          let first = Matrix(work[first].start + left, rows: plan.rows, columns: plan.inner)
          Matrix(seconds + right, rows: plan.inner, columns: plan.columns)
            .add(first.turned, gradient)
        }
      }
    }
  }
}
