/** The register: licenses change in step with the matters that cause it. */
@NullMarked
package io.github.yinxin.register;

import org.jspecify.annotations.NullMarked;
