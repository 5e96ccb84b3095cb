#!/usr/bin/env bash
# Date::Manip 6.91 (Perl, Debian's libdate-manip-perl), told that it reads Danish, Finnish or Swedish with the day first.
# Expected: "5. januar 2019" is 5 January 2019, or refused: a full stop stands behind each ordinal, and German is read so.
# Happens: it is 20 January 2019, five o'clock: "5." is the hour, and of the year the first half is the day.
# Matters: each Danish or Finnish day is the 20th (of 2000 to 2099), at an hour that nobody printed.
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

binmode STDOUT, ':utf8';

sub read_day {
    my ($language, $text) = @_;
    my $base = Date::Manip::Date->new;
    $base->config('Language', $language, 'DateFormat', 'nonUS', 'ForceDate', '2026-06-01-12:00:00,UTC', 'Encoding', 'utf-8');
    my $date = $base->new_date;
    my $found = $date->parse($text) ? 'refused' : $date->printf('%Y-%m-%d %H:%M');
    print "$language: $text: $found\n";
    return $found;
}

read_day('German', '5. Januar 2019') eq '2019-01-05 00:00' or die;
read_day('Danish', '5 januar 2019') eq '2019-01-05 00:00' or die;
read_day('Danish', '5. januar 2019') eq '2019-01-20 05:00' or die 'changed: the fifth is the fifth';
read_day('Danish', '12. januar 2026') eq '2026-01-20 12:00' or die;
read_day('Finnish', '5. maaliskuuta 2019') eq '2019-03-20 05:00' or die;
read_day('Swedish', '5. januari 2019') eq '2019-01-20 05:00' or die;
PL
