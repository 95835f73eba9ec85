/** Upload tokens: made for the jobs of one repository, kept by their SHA-256, and exchanged for signed ones. */
@NullMarked
package dev.afterrun.storage.uploadtoken;

import org.jspecify.annotations.NullMarked;
