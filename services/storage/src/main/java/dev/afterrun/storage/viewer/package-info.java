/** Logs and other text, line by line, however long: found, counted, coloured and searched without reading more than that takes. */
@NullMarked
package dev.afterrun.storage.viewer;

import org.jspecify.annotations.NullMarked;
