/**
 * The test kit: everything a test or a demonstration needs that the libraries must not contain. Its
 * keys are made on the spot and protect nothing.
 */
@NullMarked
package io.github.yinxin.testkit;

import org.jspecify.annotations.NullMarked;
