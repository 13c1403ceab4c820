package io.github.yinxin.testkitcheck.chicken;

import io.github.yinxin.testkitcheck.egg.Egg;

/**
 * Half of a package cycle, for the rule that forbids them.
 *
 * @param from where it comes from
 */
public record Chicken(Egg from) {}
