@NullMarked
package dev.afterrun.cli.ci.token;

import org.jspecify.annotations.NullMarked;
