/** The index of Python packages over HTTP. */
@NullMarked
package dev.afterrun.storage.index.pip.http;

import org.jspecify.annotations.NullMarked;
