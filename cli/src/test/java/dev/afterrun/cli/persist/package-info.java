/** Tests of how sets are saved. */
@NullMarked
package dev.afterrun.cli.persist;

import org.jspecify.annotations.NullMarked;
