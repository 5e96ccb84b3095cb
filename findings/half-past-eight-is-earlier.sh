#!/usr/bin/env bash
# Date::Manip 6.91 (Perl, Debian's libdate-manip-perl), told that it reads German, Norwegian or Italian with the day first.
# Expected: "05.01.2026 20.30" is half past eight in the evening: German, Norwegian and Italian clocks have a full stop.
# Happens: it is 20:18, three tenths of an hour past eight; 8.45 is 8:27, and a full hour is right.
# Matters: the clock is a valid one, and up to 24 minutes early: of two reports the wrong one is the first.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
apt-get download --quiet libdate-manip-perl=6.91-1 > /dev/null
dpkg --extract libdate-manip-perl_*.deb "$here/debian"
perl -I "$here/debian/usr/share/perl5" - <<'PL'
use strict;
use warnings;
use utf8;
use Date::Manip::Date;

sub read_time {
    my ($language, $text) = @_;
    my $base = Date::Manip::Date->new;
    $base->config('Language', $language, 'DateFormat', 'nonUS', 'ForceDate', '2026-06-01-12:00:00,UTC', 'Encoding', 'utf-8');
    my $date = $base->new_date;
    my $found = $date->parse($text) ? 'refused' : $date->printf('%Y-%m-%d %H:%M');
    print "$language: $text: $found\n";
    return $found;
}

read_time('German', '05.01.2026 20:30') eq '2026-01-05 20:30' or die;
read_time('German', '05.01.2026 20.30') eq '2026-01-05 20:18' or die 'changed: half past eight';
read_time('German', '5 Januar 2026 8.45') eq '2026-01-05 08:27' or die;
read_time('Norwegian', '5. januar 2026 20.30') eq '2026-01-05 20:18' or die;
read_time('Italian', '5 gennaio 2026, 20.30') eq '2026-01-05 20:18' or die;
read_time('Swedish', '5 januari 2026 20.30') eq '2026-01-05 20:30' or die;
PL
