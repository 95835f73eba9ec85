/** What each CI system tells a job about itself in environment variables. */
@NullMarked
package dev.afterrun.cli.ci;

import org.jspecify.annotations.NullMarked;
