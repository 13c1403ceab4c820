/**
 * What sealing costs, beside what others take for the same and beside the least it can cost. Each
 * class states its question, workload, peer, limit and command.
 */
@NullMarked
package io.github.yinxin.benchmarks;

import org.jspecify.annotations.NullMarked;
