/**
 * The soak of storage and record. A node (a Java process with storage and record, without a container) appends with several threads and tells each receipt after
 * its commit; the soak kills it, takes its room or tears its files, starts it again, and what it finds then must be all that was told, nothing half, and a log
 * that verifies.
 */
package org.zhiheng.soak;
