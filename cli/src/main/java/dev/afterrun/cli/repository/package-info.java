/** The repository that a command is about, and the server that has it. */
@NullMarked
package dev.afterrun.cli.repository;

import org.jspecify.annotations.NullMarked;
