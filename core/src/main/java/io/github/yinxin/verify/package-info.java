/** Verdicts as values: checks, findings and what they add up to. */
@NullMarked
package io.github.yinxin.verify;

import org.jspecify.annotations.NullMarked;
