/**
 * What follows a signed revision, explained object by object: everything that no rule knows counts
 * as a change. One walk per pair of successive revisions ({@code Step}), from the trailer down,
 * with one rule for each place that may change ({@code CatalogRule}, {@code FormRule}, {@code
 * FieldRule}, {@code PageRule}, {@code StoreRule}, {@code MetadataRule}). A changed object must be
 * explained on every path that leads to it ({@code References}).
 */
@NullMarked
package io.github.yinxin.pdfseal.internal.revision;

import org.jspecify.annotations.NullMarked;
