/** This repository's own build, published as a run. */
@NullMarked
package dev.afterrun.launcher.demo;

import org.jspecify.annotations.NullMarked;
