/** Whether runs of a pull request may bring package files: asked for by people, ended by itself. */
@NullMarked
package dev.afterrun.storage.switching;

import org.jspecify.annotations.NullMarked;
