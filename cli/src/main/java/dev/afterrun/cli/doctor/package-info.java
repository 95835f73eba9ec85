/** {@code afterrun doctor}: what is wrong with an installation, from outside and inside. */
@NullMarked
package dev.afterrun.cli.doctor;

import org.jspecify.annotations.NullMarked;
