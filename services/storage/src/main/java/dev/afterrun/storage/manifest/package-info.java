/** Lists of files as JSON, read and written while they stream: a job may have a hundred thousand. */
@NullMarked
package dev.afterrun.storage.manifest;

import org.jspecify.annotations.NullMarked;
