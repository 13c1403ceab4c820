package io.github.yinxin.testkitcheck.egg;

import io.github.yinxin.testkitcheck.chicken.Chicken;
import java.util.Optional;

/**
 * Half of a package cycle, for the rule that forbids them.
 *
 * @param from where it comes from
 */
public record Egg(Optional<Chicken> from) {}
