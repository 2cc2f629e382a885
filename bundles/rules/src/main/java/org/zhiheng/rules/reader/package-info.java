/** Reading the files of a rule package: one small reader for each kind of file, all reporting to one log of faults. */
package org.zhiheng.rules.reader;
