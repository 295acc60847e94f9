//! The cheapest way to send as much as possible through a network.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nodes are numbered from 0. Every edge stands beside its reverse, which gives back what was sent.
#[derive(Clone, Debug)]
pub struct Network {
    edges: Vec<Edge>,
    /// By node: the numbers of the edges that leave it.
    leaving: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    to: usize,
    room: u32,
    cost: i64,
}

impl Network {
    pub fn new(nodes: usize) -> Self {
        Self { edges: Vec::new(), leaving: vec![Vec::new(); nodes] }
    }

    /// An edge with room for so much, at a cost each that is not negative. Gives its number.
    pub fn add(&mut self, from: usize, to: usize, room: u32, cost: i64) -> usize {
        let number = self.edges.len();
        self.edges.extend([Edge { to, room, cost }, Edge { to: from, room: 0, cost: -cost }]);
        self.leaving[from].push(number);
        self.leaving[to].push(number + 1);
        number
    }

    /// How much was sent through an edge.
    pub fn sent(&self, number: usize) -> u32 {
        self.edges[number + 1].room
    }

    /// Sends as much as can be sent from one node to another, and of all ways to do so takes a cheapest one.
    /// Gives how much, and what it costs.
    ///
    /// Successive shortest paths, on costs reduced by potentials so that none is negative and Dijkstra's algorithm holds
    /// (Edmonds and Karp, 1972): each path is a cheapest one, and after each what was sent is the cheapest way to send
    /// that much.
    pub fn send(&mut self, from: usize, to: usize) -> (u32, i64) {
        let mut potential = vec![0; self.leaving.len()];
        let (mut amount, mut cost) = (0, 0);
        while let Some(path) = self.cheapest_path(from, to, &mut potential) {
            let room = path.iter().map(|edge| self.edges[*edge].room).min().unwrap_or(0);
            for edge in path {
                self.edges[edge].room -= room;
                self.edges[edge ^ 1].room += room;
                cost += i64::from(room) * self.edges[edge].cost;
            }
            amount += room;
        }
        (amount, cost)
    }

    /// The edges of a cheapest path with room, the last one first; the potentials become those of the next search.
    fn cheapest_path(&self, from: usize, to: usize, potential: &mut [i64]) -> Option<Vec<usize>> {
        let mut nearest = vec![i64::MAX; self.leaving.len()];
        let mut reached_by = vec![None; self.leaving.len()];
        let mut queue = BinaryHeap::from([(Reverse(0), from)]);
        nearest[from] = 0;
        while let Some((Reverse(distance), node)) = queue.pop() {
            if distance > nearest[node] {
                continue;
            }
            for &number in &self.leaving[node] {
                let edge = self.edges[number];
                let there = distance + edge.cost + potential[node] - potential[edge.to];
                if edge.room > 0 && there < nearest[edge.to] {
                    nearest[edge.to] = there;
                    reached_by[edge.to] = Some(number);
                    queue.push((Reverse(there), edge.to));
                }
            }
        }
        // What was not reached now is reached by no later path either, or at no less than the farthest.
        let farthest = nearest.iter().copied().filter(|distance| *distance < i64::MAX).max()?;
        potential.iter_mut().zip(&nearest).for_each(|(potential, distance)| *potential += (*distance).min(farthest));
        let back = |node: usize| reached_by[node].map(|edge: usize| (edge, self.edges[edge ^ 1].to));
        let mut path = Vec::new();
        let mut node = to;
        while let Some((edge, before)) = back(node) {
            path.push(edge);
            node = before;
        }
        (!path.is_empty()).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Every way to give each of the rest one of the helpers or nobody: most first, then cheapest.
    fn best(costs: &[Vec<Option<i64>>], row: usize, taken: u32) -> (u32, i64) {
        let Some(options) = costs.get(row) else { return (0, 0) };
        let with = options.iter().enumerate().filter(|(helper, _)| taken >> helper & 1 == 0).filter_map(|(helper, cost)| {
            let (amount, rest) = best(costs, row + 1, taken | 1 << helper);
            Some((amount + 1, rest + (*cost)?))
        });
        let without = best(costs, row + 1, taken);
        with.chain([without]).max_by_key(|(amount, cost)| (*amount, Reverse(*cost))).unwrap_or(without)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn as_many_as_trying_everything_and_as_cheap(costs in vec(vec(proptest::option::of(0..50i64), 5), 0..6)) {
            let (source, sink) = (costs.len() + 5, costs.len() + 6);
            let mut network = Network::new(sink + 1);
            for (row, options) in costs.iter().enumerate() {
                network.add(source, row, 1, 0);
                for (helper, cost) in options.iter().enumerate() {
                    if let Some(cost) = cost {
                        network.add(row, costs.len() + helper, 1, *cost);
                    }
                }
            }
            for helper in 0..5 {
                network.add(costs.len() + helper, sink, 1, 0);
            }
            prop_assert_eq!(network.send(source, sink), best(&costs, 0, 0));
        }
    }
}
