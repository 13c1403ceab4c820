/**
 * The attack lab: takes freshly sealed files and forges them in every published way. New papers
 * become new entries here.
 */
@NullMarked
package io.github.yinxin.pdf.lab;

import org.jspecify.annotations.NullMarked;
