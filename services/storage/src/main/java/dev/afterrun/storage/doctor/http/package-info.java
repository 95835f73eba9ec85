/** What is wrong with the database and the stores, told to operators over HTTP. */
@NullMarked
package dev.afterrun.storage.doctor.http;

import org.jspecify.annotations.NullMarked;
