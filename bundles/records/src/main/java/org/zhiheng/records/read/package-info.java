/** Readers of the record: how far each has come, and what it could not take. */
package org.zhiheng.records.read;
