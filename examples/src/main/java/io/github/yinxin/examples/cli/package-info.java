/** The verbs of the command line that work on any file; their JSON is a contract. */
@NullMarked
package io.github.yinxin.examples.cli;

import org.jspecify.annotations.NullMarked;
