/**
 * The report on a verdict: what is known of the file ({@code Report}), gathered and drawn within an
 * allowance ({@code Gallery}), and its two written forms ({@code ReportJson}, {@code ReportPage}).
 * Only here a foreign file is drawn, and nothing that is decided depends on it.
 */
@NullMarked
package io.github.yinxin.pdfseal.internal.report;

import org.jspecify.annotations.NullMarked;
