/** How the files of a rule package are read: one small reader for each kind of file, all reporting to one log of faults. */
package org.zhiheng.rules.reader;
