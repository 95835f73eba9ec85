/** {@code afterrun github-app}: makes a GitHub App from a manifest, with a browser for the one step that is a person's. */
@NullMarked
package dev.afterrun.cli.githubapp;

import org.jspecify.annotations.NullMarked;
