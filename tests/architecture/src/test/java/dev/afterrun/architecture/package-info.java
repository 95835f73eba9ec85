/** The rules of the house, kept by ArchUnit. */
@NullMarked
package dev.afterrun.architecture;

import org.jspecify.annotations.NullMarked;
