/** What storage looks at when somebody asks what is wrong: its database, its stores, what it has to do and to tell. */
@NullMarked
package dev.afterrun.storage.doctor;

import org.jspecify.annotations.NullMarked;
