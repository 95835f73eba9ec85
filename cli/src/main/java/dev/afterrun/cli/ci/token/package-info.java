/** How a job gets a token from the CI system that runs it. */
@NullMarked
package dev.afterrun.cli.ci.token;

import org.jspecify.annotations.NullMarked;
